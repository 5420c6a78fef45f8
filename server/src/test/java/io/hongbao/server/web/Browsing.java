package io.hongbao.server.web;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes the browser and a server, which are started once for all of them: each takes
 * some seconds. Both end with the tests. Whoever changes something that others would meet (the
 * waiting room, a ceiling) puts it back.
 */
final class Browsing implements ParameterResolver {

    private static final Namespace PLACE = Namespace.create(Browsing.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> wanted = parameter.getParameter().getType();
        return wanted == Chromium.class || wanted == WebServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store = context.getRoot().getStore(PLACE);
        return parameter.getParameter().getType() == Chromium.class
                ? store.computeIfAbsent(Chromium.class, _ -> Chromium.start(), Chromium.class)
                : store.computeIfAbsent(
                        WebServer.class, _ -> WebServer.onTheMorning(), WebServer.class);
    }
}
