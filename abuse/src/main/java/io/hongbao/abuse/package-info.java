/** The abuse score of invites: facts, scorer, reasons, and the guard against guessed codes. */
@NullMarked
package io.hongbao.abuse;

import org.jspecify.annotations.NullMarked;
