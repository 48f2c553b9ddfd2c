"""Publications: their people, their roles, their invitations."""
