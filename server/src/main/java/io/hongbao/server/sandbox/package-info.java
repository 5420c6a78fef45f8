/** Providers and outlets that are not there: for trying out, rehearsals and benchmarks. */
@NullMarked
package io.hongbao.server.sandbox;

import org.jspecify.annotations.NullMarked;
