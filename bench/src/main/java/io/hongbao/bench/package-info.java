/** Benchmarks, built on demand: JMH for parts, and the same claim against other stores. */
@NullMarked
package io.hongbao.bench;

import org.jspecify.annotations.NullMarked;
