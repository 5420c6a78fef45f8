/**
 * The auditor: checks the invariants from journal and state, written apart from the core's own
 * fold.
 */
@NullMarked
package io.hongbao.audit;

import org.jspecify.annotations.NullMarked;
