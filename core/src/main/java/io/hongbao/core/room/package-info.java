/** The waiting room: who joined when, whose turn it is, and who has had it. */
@NullMarked
package io.hongbao.core.room;

import org.jspecify.annotations.NullMarked;
