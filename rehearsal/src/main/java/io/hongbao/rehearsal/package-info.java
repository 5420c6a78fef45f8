/** Rehearses a launch: an open-workload load generator and the report it leaves. */
@NullMarked
package io.hongbao.rehearsal;

import org.jspecify.annotations.NullMarked;
