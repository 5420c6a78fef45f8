/** The assistant: what a person means, what is known, and what is said. */
@NullMarked
package io.hongbao.assistant;

import org.jspecify.annotations.NullMarked;
