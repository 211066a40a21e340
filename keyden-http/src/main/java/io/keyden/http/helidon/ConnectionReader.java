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
  private boolean requestOver;

  @SuppressWarnings("removal") // There is no other way to hand Helidon a reader of one's own.
  ConnectionReader(Supplier<byte[]> source) {
    super(source);
    this.source = source;
    this.current = DataReader.create(source);
  }

  /** What was read up to now belongs to requests that have been answered. */
  void requestIsOver() {
    requestOver = true;
  }

  private DataReader reader() {
    if (requestOver) {
      requestOver = false;
      // Who sends requests without waiting for answers has the next one in there already.
      if (current.available() == 0) {
        current = DataReader.create(source);
      }
    }
    return current;
  }

  @Override
  public int available() {
    return reader().available();
  }

  @Override
  public void pullData() {
    reader().pullData();
  }

  @Override
  public void skip(int length) {
    reader().skip(length);
  }

  @Override
  public void ensureAvailable() {
    reader().ensureAvailable();
  }

  @Override
  public byte read() {
    return reader().read();
  }

  @Override
  public byte lookup() {
    return reader().lookup();
  }

  @Override
  public boolean startsWithNewLine() {
    return reader().startsWithNewLine();
  }

  @Override
  public boolean startsWith(byte[] prefix) {
    return reader().startsWith(prefix);
  }

  @Override
  public BufferData readBuffer() {
    return reader().readBuffer();
  }

  @Override
  public BufferData readBuffer(int length) {
    return reader().readBuffer(length);
  }

  @Override
  public BufferData getBuffer(int length) {
    return reader().getBuffer(length);
  }

  @Override
  public LazyString readLazyString(Charset charset, int length) {
    return reader().readLazyString(charset, length);
  }

  @Override
  public String readAsciiString(int length) {
    return reader().readAsciiString(length);
  }

  @Override
  public byte[] readBytes(int length) {
    return reader().readBytes(length);
  }

  @Override
  public String readLine() throws IncorrectNewLineException {
    return reader().readLine();
  }

  @Override
  public int findOrNewLine(byte wanted, int max) throws IncorrectNewLineException {
    return reader().findOrNewLine(wanted, max);
  }

  @Override
  public int findNewLine(int max) throws IncorrectNewLineException {
    return reader().findNewLine(max);
  }

  @Override
  public String debugDataHex() {
    return reader().debugDataHex();
  }
}
