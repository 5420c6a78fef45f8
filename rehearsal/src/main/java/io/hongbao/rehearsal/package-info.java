/**
 * The open-workload load generator: people arrive when a schedule says so, whether or not the
 * server keeps up, and every latency counts from the moment a request was meant to start. Only
 * loopback targets are allowed.
 */
@NullMarked
package io.hongbao.rehearsal;

import org.jspecify.annotations.NullMarked;
