/** What only benchmarks use. */
@NullMarked
package io.hongbao.server.bench;

import org.jspecify.annotations.NullMarked;
