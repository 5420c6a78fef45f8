package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.hongbao.server.landing.PosterTokens;
import io.hongbao.share.Channel;
import io.hongbao.share.Language;
import io.hongbao.share.Link;
import io.hongbao.share.Occasion;
import io.hongbao.share.Poster;
import io.hongbao.share.ShareForm;
import io.hongbao.share.ShortCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Posters over HTTP. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class PosterTest {

    @Inject PosterTokens tokens;

    private String path(long number, String inviter) {
        Link link =
                new Link(
                        new Link.Base("https://hongbao.example.org"),
                        ShortCode.of(number),
                        ShareForm.POSTER,
                        new Channel("wechat"),
                        "spring");
        String url =
                tokens.urlFor(
                        new Poster(link, new Occasion("春节红包", inviter, "25 元卡"), Language.ZH));
        return URI.create(url).getPath();
    }

    @Test
    void anAddressShowsItsPosterAndMayBeKeptForADay() throws IOException {
        String path = path(1, "<script>alert('王芳')</script>");
        Response first = Api.request().get(path);
        first.then()
                .statusCode(200)
                .header("Content-Type", equalTo("image/png"))
                .header("Cache-Control", equalTo("public, max-age=86400, immutable"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("ETag", notNullValue());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(first.asByteArray()));
        assertThat(image.getWidth()).isEqualTo(1080);
        assertThat(image.getHeight()).isEqualTo(1440);
        assertThat(Api.request().get(path).asByteArray()).isEqualTo(first.asByteArray());
        Response unchanged = Api.request().header("If-None-Match", first.header("ETag")).get(path);
        unchanged.then().statusCode(304).header("ETag", equalTo(first.header("ETag")));
        assertThat(unchanged.asByteArray()).isEmpty();
        Response head = Api.request().head(path);
        head.then().statusCode(200).header("Content-Type", equalTo("image/png"));
        assertThat(Api.request().get(path(1, "李雷")).header("ETag"))
                .isNotEqualTo(first.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "%00",
                "..%2f..%2fsecrets",
                "%3Cscript%3E",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatNobodySealedIsNoPoster(String token) {
        Api.request()
                .get("/v1/posters/" + token + ".png")
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
    }

    @Test
    void aForgedAddressIsNoPoster() {
        String path = path(2, "a");
        char swapped = path.charAt(20) == 'A' ? 'B' : 'A';
        Api.request()
                .get(path.substring(0, 20) + swapped + path.substring(21))
                .then()
                .statusCode(404);
        Api.request().get(path.replace(".png", ".svg")).then().statusCode(404);
        Api.request().get("/v1/posters/" + "A".repeat(10_000) + ".png").then().statusCode(414);
        Api.request().post(path).then().statusCode(405);
    }
}
