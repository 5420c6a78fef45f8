/** An event's facts, and answers from them: what, where and when; never who won. */
@NullMarked
package io.hongbao.assistant.event;

import org.jspecify.annotations.NullMarked;
