/** Traffic models: who comes when to a rehearsal, and what they do, as files that people write. */
@NullMarked
package io.hongbao.rehearsal.model;

import org.jspecify.annotations.NullMarked;
