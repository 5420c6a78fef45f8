package io.hongbao.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.server.overload.ShedTable;
import io.vertx.core.http.HttpMethod;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HotRoutesTest {

    private final HotRoute list = route();
    private final HotRoute place = route();
    private final HotRoute one = route();
    private final HotRoute cancel = route();

    private final HotRoutes routes =
            HotRoutes.none()
                    .with(HttpMethod.POST, "/orders", place)
                    .with(HttpMethod.GET, "/orders", list)
                    .with(HttpMethod.GET, "/orders/", "", one)
                    .with(HttpMethod.POST, "/orders/", "/cancel", cancel);

    /** A route unlike all others, which answers nothing. */
    private static HotRoute route() {
        return new HotRoute() {
            @Override
            public void handle(
                    io.vertx.core.http.HttpServerRequest request, String target, EventLoop loop) {
                throw new AssertionError("only matched, never asked");
            }
        };
    }

    private void assertFound(HttpMethod method, String path, HotRoute route, String target) {
        assertThat(routes.match(method, path))
                .isEqualTo(new HotRoutes.Found(route, target, ShedTable.of(method.name(), path)));
    }

    @Test
    void aPathIsMatchedExactlyAndByItsMethod() {
        assertFound(HttpMethod.POST, "/orders", place, "");
        assertFound(HttpMethod.GET, "/orders", list, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q-1", "1", "%2F", "..", "cancel", "a%20b", "q;v=1"})
    void theVariableIsWhatStandsBetweenBeginningAndEnd(String variable) {
        assertFound(HttpMethod.GET, "/orders/" + variable, one, variable);
        assertFound(HttpMethod.POST, "/orders/" + variable + "/cancel", cancel, variable);
    }

    @Test
    void aVariableMayReadAsTheEndDoes() {
        assertFound(HttpMethod.POST, "/orders/cancel/cancel", cancel, "cancel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "orders",
                "/order",
                "/ordersq-1",
                "/Orders",
                "/orders/",
                "/orders//",
                "/orders/q-1/",
                "/orders/q-1/lines",
                "/orders/q-1/2/cancel",
                "/orders//cancel",
                "/orders/q-1/cancel/",
                "/v1/orders",
                "/v1/orders/q-1",
                "/orders/q-1/cancell",
                "/orders\0"
            })
    void everythingElseIsForTheFramework(String path) {
        assertThat(routes.match(HttpMethod.GET, path)).isEqualTo(new HotRoutes.NotHot());
        assertThat(routes.match(HttpMethod.POST, path)).isEqualTo(new HotRoutes.NotHot());
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /orders, 'POST,GET'",
        "HEAD, /orders, 'POST,GET'",
        "POST, /orders/q-1, GET",
        "POST, /orders/cancel, GET",
        "GET, /orders/q-1/cancel, POST",
        "DELETE, /orders/q-1/cancel, POST"
    })
    void anotherMethodIsToldThoseThatAreAllowed(String method, String path, String allowed) {
        assertThat(routes.match(HttpMethod.valueOf(method), path))
                .isEqualTo(new HotRoutes.OtherMethod(Set.of(allowed.split(","))));
    }

    @Test
    void withoutRoutesNothingIsHot() {
        assertThat(HotRoutes.none().match(HttpMethod.GET, "/orders"))
                .isEqualTo(new HotRoutes.NotHot());
    }

    @Test
    void routesAreDescribedInTheirOrder() {
        assertThat(routes.described())
                .containsExactly(
                        "POST /orders", "GET /orders", "GET /orders/*", "POST /orders/*/cancel");
    }
}
