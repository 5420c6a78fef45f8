/**
 * What is to be done outside, once what led to it is durable: sent after the commit, again until
 * there is an answer, and kept in sight of operators when there is none.
 */
@NullMarked
package io.hongbao.server.effect;

import org.jspecify.annotations.NullMarked;
