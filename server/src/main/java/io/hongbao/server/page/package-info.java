/** Pages for people, put together without a framework. */
@NullMarked
package io.hongbao.server.page;

import org.jspecify.annotations.NullMarked;
