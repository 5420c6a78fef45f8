/**
 * The open-workload load generator: people arrive when a schedule says so, whether or not the
 * server keeps up, and every latency counts from the moment a request was meant to start. Only
 * servers on this machine are put under load, and those that have said that they are there for it.
 */
@NullMarked
package io.hongbao.rehearsal;

import org.jspecify.annotations.NullMarked;
