/**
 * The offline interpreter: what a person means, in Chinese, English or both, without a model.
 *
 * <p>Start reading at {@link io.hongbao.assistant.interpret.Interpreter}.
 */
@NullMarked
package io.hongbao.assistant.interpret;

import org.jspecify.annotations.NullMarked;
