package io.keyden.wire.oidc;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What the server says of itself to clients that look for its token endpoint. Source: OpenID
 * Connect Discovery 1.0, 3.
 */
public record OpenIdConfigurationResource(
    @JsonProperty("issuer") String issuer,
    @JsonProperty("token_endpoint") String tokenEndpoint,
    @JsonProperty("jwks_uri") String jwksUri,
    @JsonProperty("grant_types_supported") List<String> grantTypesSupported,
    @JsonProperty("response_types_supported") List<String> responseTypesSupported,
    @JsonProperty("subject_types_supported") List<String> subjectTypesSupported,
    @JsonProperty("id_token_signing_alg_values_supported")
        List<String> idTokenSigningAlgValuesSupported,
    @JsonProperty("token_endpoint_auth_methods_supported")
        List<String> tokenEndpointAuthMethodsSupported) {}
