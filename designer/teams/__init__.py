"""People, the teams they work in, and the AWS accounts those teams register in."""
