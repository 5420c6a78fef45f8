@NullMarked
package io.hongbao.journal;

import org.jspecify.annotations.NullMarked;
