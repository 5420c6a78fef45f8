package io.hongbao.server.landing;

import io.hongbao.share.Link;
import java.util.Optional;
import java.util.function.Supplier;

/** Where people reach this server: the address that the operator gave, or its own. */
public final class PublicBase implements Supplier<Link.Base> {

    private final Optional<Link.Base> given;

    public PublicBase(Optional<Link.Base> given) {
        this.given = given;
    }

    /** Its own address has the port that was opened: ask when it is. */
    @Override
    public Link.Base get() {
        return given.orElseGet(() ->
                new Link.Base("http://localhost:" + System.getProperty("hongbao.http.port", "")));
    }
}
