/** Rehearsals that operators start from the console: a child process each, and its report. */
@NullMarked
package io.hongbao.server.rehearse;

import org.jspecify.annotations.NullMarked;
