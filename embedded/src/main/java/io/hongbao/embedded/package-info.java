/**
 * One machine: one writer thread over a journal of segment files and a RocksDB that follows it.
 * Start reading at {@link io.hongbao.embedded.EmbeddedHost}; {@link io.hongbao.embedded.Writer} is
 * the path of a command.
 */
@NullMarked
package io.hongbao.embedded;

import org.jspecify.annotations.NullMarked;
