package io.hongbao.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.function.Consumer;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenIdentitiesTest {

    private static final SessionRequest REQUEST =
            new SessionRequest("lny2026", null, "d-1", null, null, null);

    @TempDir private Path folder;

    private static KeyPair keys(String algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("EC")) {
            generator.initialize(256);
        } else if (algorithm.equals("RSA")) {
            generator.initialize(2_048);
        }
        return generator.generateKeyPair();
    }

    private Path pem(KeyPair keys) throws IOException {
        String base64 = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
        return Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");
    }

    private static String token(KeyPair keys, String algorithm, Consumer<JwtClaims> change)
            throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setSubject("u-1");
        claims.setIssuer("app");
        claims.setAudience("hongbao");
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setClaim("region", "CN-31");
        claims.setClaim("app_version", "6.2.0");
        claims.setClaim("new_user", true);
        change.accept(claims);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(keys.getPrivate());
        signature.setKeyIdHeaderValue("k");
        signature.setAlgorithmHeaderValue(algorithm);
        return "Bearer " + signature.getCompactSerialization();
    }

    @ParameterizedTest
    @CsvSource({"RSA, RS256", "EC, ES256", "Ed25519, EdDSA"})
    void believesATokenByThePublicKey(String keyAlgorithm, String algorithm) throws Exception {
        KeyPair keys = keys(keyAlgorithm);
        Identity identity =
                TokenIdentities.with(pem(keys), "app", "hongbao")
                        .of(REQUEST, token(keys, algorithm, _ -> {}));
        assertThat(identity).isEqualTo(new Identity("u-1", "d-1", "CN-31", "6.2.0", true));
    }

    @Test
    void believesATokenByAKeyOfTheSet() throws Exception {
        KeyPair keys = keys("EC");
        PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(keys.getPublic());
        key.setKeyId("k");
        Path set = Files.writeString(folder.resolve("keys.json"), new JsonWebKeySet(key).toJson());
        Identity identity =
                TokenIdentities.with(set, "", "").of(REQUEST, token(keys, "ES256", _ -> {}));
        assertThat(identity.user()).isEqualTo("u-1");
    }

    private void assertRefused(ProblemCode code, String detail, Consumer<JwtClaims> change)
            throws Exception {
        KeyPair keys = keys("EC");
        TokenIdentities identities = TokenIdentities.with(pem(keys), "app", "hongbao");
        String token = token(keys, "ES256", change);
        assertThatThrownBy(() -> identities.of(REQUEST, token))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> {
                            assertThat(refused.problem().code()).isEqualTo(code);
                            assertThat(refused.problem().detail()).contains(detail);
                        });
    }

    private static NumericDate inSeconds(long seconds) {
        return NumericDate.fromSeconds(NumericDate.now().getValue() + seconds);
    }

    @Test
    void refusesWhatIsNotForThisServer() throws Exception {
        assertRefused(
                ProblemCode.IDENTITY_EXPIRED,
                "exp",
                claims -> claims.setExpirationTime(inSeconds(-90)));
        assertRefused(ProblemCode.IDENTITY_INVALID, "iss", claims -> claims.setIssuer("somebody"));
        assertRefused(
                ProblemCode.IDENTITY_INVALID, "aud", claims -> claims.setAudience("somebody"));
        assertRefused(
                ProblemCode.IDENTITY_INVALID, "nbf", claims -> claims.setNotBefore(inSeconds(90)));
        assertRefused(
                ProblemCode.IDENTITY_INVALID, "sub and exp", claims -> claims.unsetClaim("sub"));
        assertRefused(
                ProblemCode.IDENTITY_INVALID, "sub and exp", claims -> claims.unsetClaim("exp"));
        assertRefused(
                ProblemCode.IDENTITY_INVALID, "region", claims -> claims.setClaim("region", 5));
    }

    @Test
    void forgivesAMinuteOfClockSkew() throws Exception {
        KeyPair keys = keys("EC");
        TokenIdentities identities = TokenIdentities.with(pem(keys), "app", "hongbao");
        String justExpired =
                token(keys, "ES256", claims -> claims.setExpirationTime(inSeconds(-30)));
        String notYet = token(keys, "ES256", claims -> claims.setNotBefore(inSeconds(30)));
        assertThat(identities.of(REQUEST, justExpired).user()).isEqualTo("u-1");
        assertThat(identities.of(REQUEST, notYet).user()).isEqualTo("u-1");
    }

    @Test
    void refusesAnotherKeyAndNoSignature() throws Exception {
        TokenIdentities identities = TokenIdentities.with(pem(keys("EC")), "", "");
        String forged = token(keys("EC"), "ES256", _ -> {});
        String none = "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1LTEiLCJleHAiOjk5OTk5OTk5OTl9.";
        for (String token : new String[] {forged, none, "Bearer x", "Bearer "}) {
            assertThatThrownBy(() -> identities.of(REQUEST, token))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused ->
                                    assertThat(refused.problem().code())
                                            .isEqualTo(ProblemCode.IDENTITY_INVALID));
        }
        assertThatThrownBy(() -> identities.of(REQUEST, null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem().code())
                                        .isEqualTo(ProblemCode.IDENTITY_MISSING));
    }

    @Test
    void theBodyMayNotSayWhoItIs() throws Exception {
        KeyPair keys = keys("EC");
        TokenIdentities identities = TokenIdentities.with(pem(keys), "", "");
        SessionRequest pretending =
                new SessionRequest("lny2026", "somebody-else", "d", null, null, null);
        String token = token(keys, "ES256", _ -> {});
        assertThatThrownBy(() -> identities.of(pretending, token))
                .isInstanceOf(ProblemException.class);
    }
}
