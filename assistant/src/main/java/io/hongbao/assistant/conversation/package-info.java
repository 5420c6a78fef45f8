/**
 * Conversations: what is remembered, what may be spent, and how an answer is found with a model or
 * without one.
 */
@NullMarked
package io.hongbao.assistant.conversation;

import org.jspecify.annotations.NullMarked;
