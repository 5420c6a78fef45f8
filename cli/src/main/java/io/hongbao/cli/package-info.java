/** The hongbao command: what an operator types, apart from starting the server. */
@NullMarked
package io.hongbao.cli;

import org.jspecify.annotations.NullMarked;
