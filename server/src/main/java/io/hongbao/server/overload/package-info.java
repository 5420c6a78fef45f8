/** What is done when more comes in than can be done: limits, classes, rates, degrade levels. */
@NullMarked
package io.hongbao.server.overload;

import org.jspecify.annotations.NullMarked;
