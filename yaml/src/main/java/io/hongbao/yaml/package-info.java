/**
 * Reads the YAML that people write, strictly: every problem is noted at its line, with what to do,
 * and everything is bounded. What a file may say is the business of those who read it.
 */
@NullMarked
package io.hongbao.yaml;

import org.jspecify.annotations.NullMarked;
