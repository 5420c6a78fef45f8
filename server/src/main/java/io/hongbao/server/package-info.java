/** The HTTP edge: routes, authority, admission, health, and the wiring of one host. */
@NullMarked
package io.hongbao.server;

import org.jspecify.annotations.NullMarked;
