/**
 * {@code hongbao rehearse}: plays a traffic model, on a sandbox of its own or on a deployment that
 * is there for it, audits what came of it, and reports.
 */
@NullMarked
package io.hongbao.cli.rehearse;

import org.jspecify.annotations.NullMarked;
