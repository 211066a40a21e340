package io.keyden.http.helidon;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.LazyString;
import java.nio.charset.Charset;
import java.util.function.Supplier;

/**
 * What a connection reads, with a new {@link DataReader} for each request.
 *
 * <p>Helidon's reader chains what arrives: each piece refers to the one after it, also when it has
 * been read. Once a piece has become old for the garbage collector, which an idle connection sees
 * to, everything that arrives later on that connection hangs on it and becomes old as well, keys in
 * headers included, until the whole heap is collected. With a new reader the chain ends with the
 * request.
 *
 * <p>The constructor used here is to be removed from Helidon; when it is, look first whether its
 * reader still keeps the chain. {@code SteadyStateTest} notices if it does.
 */
final class ConnectionReader extends DataReader {
  private final Supplier<byte[]> source;
  private DataReader current;

  @SuppressWarnings("removal") // There is no other way to hand Helidon a reader of one's own.
  ConnectionReader(Supplier<byte[]> source) {
    super(source);
    this.source = source;
    this.current = DataReader.create(source);
  }

  /**
   * What was read up to now belongs to requests that have been answered. Gives how many bytes are
   * left: who sends requests without waiting for answers has the next one in there already.
   */
  int endRequest() {
    int left = current.available();
    if (left == 0) {
      current = DataReader.create(source);
    }
    return left;
  }

  @Override
  public int available() {
    return current.available();
  }

  @Override
  public void pullData() {
    current.pullData();
  }

  @Override
  public void skip(int length) {
    current.skip(length);
  }

  @Override
  public void ensureAvailable() {
    current.ensureAvailable();
  }

  @Override
  public byte read() {
    return current.read();
  }

  @Override
  public byte lookup() {
    return current.lookup();
  }

  @Override
  public boolean startsWithNewLine() {
    return current.startsWithNewLine();
  }

  @Override
  public boolean startsWith(byte[] prefix) {
    return current.startsWith(prefix);
  }

  @Override
  public BufferData readBuffer() {
    return current.readBuffer();
  }

  @Override
  public BufferData readBuffer(int length) {
    return current.readBuffer(length);
  }

  @Override
  public BufferData getBuffer(int length) {
    return current.getBuffer(length);
  }

  @Override
  public LazyString readLazyString(Charset charset, int length) {
    return current.readLazyString(charset, length);
  }

  @Override
  public String readAsciiString(int length) {
    return current.readAsciiString(length);
  }

  @Override
  public byte[] readBytes(int length) {
    return current.readBytes(length);
  }

  @Override
  public String readLine() throws IncorrectNewLineException {
    return current.readLine();
  }

  @Override
  public int findOrNewLine(byte wanted, int max) throws IncorrectNewLineException {
    return current.findOrNewLine(wanted, max);
  }

  @Override
  public int findNewLine(int max) throws IncorrectNewLineException {
    return current.findNewLine(max);
  }

  @Override
  public String debugDataHex() {
    return current.debugDataHex();
  }
}
