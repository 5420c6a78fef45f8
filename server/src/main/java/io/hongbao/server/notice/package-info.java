/** What operators are told by the server itself: as events, and by a signed webhook. */
@NullMarked
package io.hongbao.server.notice;

import org.jspecify.annotations.NullMarked;
