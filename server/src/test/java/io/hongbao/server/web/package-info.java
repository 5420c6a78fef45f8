/** The pages in a real browser, on a server in a process of its own. */
@NullMarked
package io.hongbao.server.web;

import org.jspecify.annotations.NullMarked;
