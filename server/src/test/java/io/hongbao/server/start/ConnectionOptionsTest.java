package io.hongbao.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hongbao.server.webhook.Connection;
import io.hongbao.server.webhook.Party;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options that say how payments, outlets and payouts are reached. */
class ConnectionOptionsTest {

    @TempDir private Path folder;

    private static StartOptions parse(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--data", "d"));
        arguments.addAll(List.of(more));
        return StartOptions.parse(arguments);
    }

    private Path secret() throws IOException {
        return Files.writeString(folder.resolve("secret"), "0123456789abcdef0123456789abcdef");
    }

    @Test
    void whatIsNotNamedIsNotConnected() {
        for (Party party : Party.values()) {
            assertThat(parse().connection(party)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"payments", "outlets", "payouts"})
    void anAddressAndItsSecretConnectOneParty(String word) throws IOException {
        String address = "https://pay.example.com:8443/hongbao?shop=1";
        StartOptions options =
                parse("--" + word, address, "--" + word + "-secret", secret().toString());
        for (Party party : Party.values()) {
            assertThat(options.connection(party).map(Connection::address))
                    .isEqualTo(
                            party.word().equals(word)
                                    ? java.util.Optional.of(URI.create(address))
                                    : java.util.Optional.empty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pay.example.com",
                "ftp://pay.example.com/",
                "https:///hongbao",
                "https://user:password@pay.example.com/",
                "https://pay.example.com/#part",
                "https://pay.example.com/a b"
            })
    void whatIsNoAddressIsRefused(String address) throws IOException {
        String secret = secret().toString();
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> parse("--payments", address, "--payments-secret", secret))
                .withMessage(
                        "--payments must be an address such as https://pay.example.com/hongbao, but is "
                                + address)
                .extracting(StartRefused::exitCode)
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anAddressWithoutASecretIsRefusedAndSoIsASecretWithoutAnAddress() {
        for (String[] half :
                new String[][] {
                    {"--outlets", "https://shops.example.com/"}, {"--outlets-secret", "file"}
                }) {
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> parse(half))
                    .withMessage(
                            "--outlets and --outlets-secret need each other: requests are signed");
        }
    }

    @Test
    void aSecretThatCannotBeReadIsRefused() {
        StartOptions options =
                parse(
                        "--payouts",
                        "https://cash.example.com/",
                        "--payouts-secret",
                        folder.resolve("missing").toString());
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> options.connection(Party.PAYOUTS))
                .withMessageContaining("--payouts-secret " + folder.resolve("missing"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://pay.example.com/, false",
        "http://127.0.0.1:9000/, false",
        "http://localhost/, false",
        "http://192.0.2.1/, true",
        "http://no-such-host.invalid/, true"
    })
    void whatLeavesThisMachineUnencryptedIsSaid(String address, boolean open) throws IOException {
        StartOptions options =
                parse("--payments", address, "--payments-secret", secret().toString());
        assertThat(options.connection(Party.PAYMENTS).orElseThrow().isOpenToEavesdroppers())
                .isEqualTo(open);
    }
}
