/** The least that the server takes, said before it has to refuse. */
export const PASSWORD_LENGTH = 10;
