/** Results as tables for people, and as JSON, YAML and CSV for programs. */
@NullMarked
package io.keyden.cli.output;

import org.jspecify.annotations.NullMarked;
