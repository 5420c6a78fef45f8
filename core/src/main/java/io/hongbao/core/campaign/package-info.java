/**
 * The campaign: its terms (the rules from the file), its life cycle, and what operators do to it.
 */
@NullMarked
package io.hongbao.core.campaign;

import org.jspecify.annotations.NullMarked;
