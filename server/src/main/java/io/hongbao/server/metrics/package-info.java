/** What is measured, in Prometheus' text format. */
@NullMarked
package io.hongbao.server.metrics;

import org.jspecify.annotations.NullMarked;
