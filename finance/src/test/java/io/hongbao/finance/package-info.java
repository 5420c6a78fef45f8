@NullMarked
package io.hongbao.finance;

import org.jspecify.annotations.NullMarked;
