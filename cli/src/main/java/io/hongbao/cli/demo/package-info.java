/** {@code hongbao demo}: a launch morning on this machine, from an empty server to an audit. */
@NullMarked
package io.hongbao.cli.demo;

import org.jspecify.annotations.NullMarked;
