package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.hongbao.server.invite.Clicks;
import io.hongbao.server.landing.ClickIds;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.share.ShortCode;
import io.hongbao.share.ShareForm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of an invite's link. One campaign with invites runs in this server: lny2026. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class LandingPageTest {

    private static final String CODE = ShortCode.of(1_234_567_890_123L).text();
    private static final String PHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15";

    @Test
    void printsAPage() {
        Response page = Api.request().header("User-Agent", PHONE).get("/i/" + CODE + "?f=link&c=wechat");
        System.err.println(page.asString());
    }
}
