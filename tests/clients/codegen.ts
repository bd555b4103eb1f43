import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: process.env.GRAPHQL_API!,
  documents: ['documents/*.graphql', 'pages/*.graphql'],
  generates: {
    'pages/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'unmask' } },
      config: {
        strictScalars: true,
        scalars: { Date: 'string', DateTime: 'string', JSON: 'unknown', Locale: 'string', URL: 'string' },
        useTypeImports: true,
        importExtension: '.js',
        emitLegacyCommonJSImports: false,
      },
    },
  },
};

export default config;
