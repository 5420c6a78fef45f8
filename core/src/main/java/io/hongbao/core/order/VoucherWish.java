package io.hongbao.core.order;

import io.hongbao.core.Require;
import java.util.List;

/** Which vouchers are to pay. */
public sealed interface VoucherWish {

    /** Those that leave least to pay: see {@link VoucherChoice}. */
    record Best() implements VoucherWish {
        public static final Best INSTANCE = new Best();
    }

    /** None. */
    record NoVoucher() implements VoucherWish {
        public static final NoVoucher INSTANCE = new NoVoucher();
    }

    /** The best ones of a prize. */
    record OfPrize(String prize) implements VoucherWish {
        public OfPrize {
            Require.inRange(prize.length(), 1, 40, "prize id length");
        }
    }

    /** These and no others, by id. */
    record These(List<Long> vouchers) implements VoucherWish {
        public These {
            vouchers = List.copyOf(vouchers);
            Require.inRange(vouchers.size(), 1, 100, "number of vouchers");
        }
    }
}
