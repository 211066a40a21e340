package io.keyden.acceptance.browser;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openqa.selenium.chrome.ChromeDriver;

/** Runs axe on the page that is shown. */
final class Accessibility {
  private static final String AXE = read();

  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      const options = {
        runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']},
        resultTypes: ['violations']
      };
      // Where a page leaves the canvas to the browser axe takes it for white, in the dark too.
      const root = document.documentElement;
      const clear = element => getComputedStyle(element).backgroundColor === 'rgba(0, 0, 0, 0)';
      const own = clear(root) && clear(document.body);
      if (own) {
        root.style.backgroundColor = 'Canvas';
      }
      axe.run(document, options).finally(() => {
        if (own) {
          root.style.backgroundColor = '';
        }
      }).then(
          result => done(result.violations
              .filter(fault => ['serious', 'critical'].includes(fault.impact))
              .flatMap(fault => fault.nodes.map(node =>
                  `${fault.impact} ${fault.id}: ${node.target.join(' ')} ${node.html}\\n`
                  + `  ${fault.help} (${fault.helpUrl})\\n`
                  + `  ${node.failureSummary.replace(/\\s*\\n\\s*/g, ' ')}`))),
          e => done(['axe failed: ' + e]));
      """;

  private Accessibility() {}

  /** One text for each fault of impact serious or critical: rule, element and help. */
  static List<String> findings(ChromeDriver driver) {
    if (!Boolean.TRUE.equals(driver.executeScript("return typeof axe === 'object'"))) {
      driver.executeScript(AXE);
    }
    Object answer = driver.executeAsyncScript(RUN);
    if (answer instanceof List<?> findings) {
      return findings.stream().map(String::valueOf).toList();
    }
    throw new AssertionError("axe gave no list of findings but " + answer);
  }

  private static String read() {
    try (var stream = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      return new String(requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
