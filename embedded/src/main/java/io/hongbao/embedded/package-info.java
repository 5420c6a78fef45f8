/** The host for one machine: one writer thread, group commit to RocksDB, snapshot reads. */
@NullMarked
package io.hongbao.embedded;

import org.jspecify.annotations.NullMarked;
