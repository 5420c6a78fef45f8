package io.hongbao.share;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way to hand on an invite. All forms of one invite lead to the same invite. */
public enum ShareForm {
    LINK,
    CODE,
    PASSPHRASE,
    POSTER,
    SPOKEN;

    /** The form's name in links and reports, such as {@code link}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The form of this name; empty when there is none. */
    public static Optional<ShareForm> of(String id) {
        return Arrays.stream(values()).filter(form -> form.id().equals(id)).findFirst();
    }
}
