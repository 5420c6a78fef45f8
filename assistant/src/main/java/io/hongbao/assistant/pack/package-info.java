/** Packs: folders that say how the assistant speaks, which tools it may use and what it knows. */
@NullMarked
package io.hongbao.assistant.pack;

import org.jspecify.annotations.NullMarked;
