package io.keyden.client.problem;

/**
 * The credential is missing, wrong, expired or revoked, or its account is disabled: status 401, or
 * 400 where a password or a token of another issuer was to be exchanged for a credential.
 */
public final class NotSignedInException extends AnswerException {
  NotSignedInException(Refusal refusal) {
    super(refusal);
  }

  /** For a refusal whose status does not tell that it is one of the credential. */
  public static NotSignedInException withStatusOf(Refusal refusal) {
    return new NotSignedInException(refusal);
  }
}
