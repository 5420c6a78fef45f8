@NullMarked
package io.hongbao.abuse;

import org.jspecify.annotations.NullMarked;
