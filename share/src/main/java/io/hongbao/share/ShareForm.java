package io.hongbao.share;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A way to hand on an invite. All forms of one invite lead to the same invite. */
public enum ShareForm {
    LINK,
    CODE,
    PASSPHRASE,
    POSTER,
    SPOKEN;

    private static final List<ShareForm> ALL = List.of(values());

    private final String id = name().toLowerCase(Locale.ROOT);

    /** The form's name in links and reports, such as {@code link}. */
    public String id() {
        return id;
    }

    /** The form of this name; empty when there is none. */
    public static Optional<ShareForm> of(String id) {
        for (ShareForm form : ALL) {
            if (form.id.equals(id)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }
}
