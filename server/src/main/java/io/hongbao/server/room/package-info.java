/**
 * The waiting room over HTTP: the document that everybody polls, tickets, placed passes, the page.
 */
@NullMarked
package io.hongbao.server.room;

import org.jspecify.annotations.NullMarked;
